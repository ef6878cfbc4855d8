import type { ReactNode } from 'react';
import { AreaNav } from '@/components/instructor/area-nav';
import { requirePageRole } from './require-page-role';

export default async function InstructorLayout({ children }: { children: ReactNode }) {
  const { role } = await requirePageRole('instructor');
  return (
    <>
      <AreaNav isAdministrator={role === 'administrator'} />
      {children}
    </>
  );
}
