import type { Engine } from './engine';
import type { Fleet } from './fleet';
import { advanceQueue } from './queue';
import { advanceServerless } from './serverless';

/** Brings a fleet's requests to a second; nothing that changes its rate or capacity may lie on the way. */
export function advance(engine: Engine, fleet: Fleet, until: number): void {
  if (fleet.target.serverless) advanceServerless(engine, fleet, until);
  else advanceQueue(fleet, until);
}
