import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { findActorWithRole } from '@/lib/auth/role';
import type { ActorWithRole, Role } from '@/lib/contracts/actor';

type Least = Exclude<Role, 'learner'>;

/**
 * Every page of the area asks for itself, and so does its title; who may not gets what any wrong address gets. One
 * request asks the database once.
 */
export const requirePageRole = cache(
  async (least: Least): Promise<ActorWithRole> => (await findActorWithRole(least)) ?? notFound(),
);

export const titleFor = (least: Least, title: string) => async (): Promise<Metadata> => {
  await requirePageRole(least);
  return { title };
};
