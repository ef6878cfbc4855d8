'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { Role } from '@/lib/contracts/actor';
import { useSend } from '@/components/use-send';

const roles: readonly Role[] = ['learner', 'instructor', 'administrator'];

/** One account's role; nothing changes before the button is pressed. */
export function RoleForm({ learnerId, called, role }: { learnerId: string; called: string; role: Role }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<string>(role);
  const { send, sending, refusal } = useSend(`/api/people/${learnerId}/role`);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await send({ role: chosen })) router.refresh();
  }

  return (
    <form onSubmit={submit} className="text-small">
      <div className="flex items-center gap-3">
        <select
          aria-label={`Role of ${called}`}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          className="field"
        >
          {roles.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <button
          type="submit"
          aria-disabled={sending}
          className={`button button-quiet ${chosen === role ? 'invisible' : ''}`}
        >
          Change
        </button>
      </div>
      <p role="alert" className="text-lost mt-1 empty:hidden">
        {refusal.message}
      </p>
    </form>
  );
}
