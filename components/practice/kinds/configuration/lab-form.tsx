'use client';

import dynamic from 'next/dynamic';
import type { Lab } from './lab-document';

// a chunk of its own: the other kinds' pages need nothing of it
const LabEditor = dynamic(() => import('./lab-editor').then((file) => file.LabEditor), {
  loading: () => <p className="text-grey">The configuration is being loaded.</p>,
});

export function LabForm({ drawId, lab }: { drawId: string; lab: Lab }) {
  return <LabEditor drawId={drawId} lab={lab} />;
}
