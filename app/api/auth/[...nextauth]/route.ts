import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { findGuestId } from '@/lib/auth/guest';
import { authOptions } from '@/lib/auth/options';

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context) {
  return NextAuth(request, context, authOptions(await findGuestId()));
}

export { handle as GET, handle as POST };
