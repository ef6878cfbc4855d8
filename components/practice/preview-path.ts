'use client';

import { createContext } from 'react';

/**
 * Where a preview shows what an answer leads to: the answer goes into its address, and is sent and stored nowhere. Null
 * for a question that was drawn.
 */
export const PreviewPath = createContext<string | null>(null);
