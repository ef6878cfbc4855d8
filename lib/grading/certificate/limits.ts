/** What a key must stand up to (design of the certificate); a question below one of these is refused. */
export const limits = {
  /** The share of runs in which the key must win, in every cell. */
  certainty: 0.99,
  /** A right option uses at most this share of each requirement's allowance. */
  uses: 0.8,
  /** A wrong option exceeds one requirement at least so many times over. */
  exceeds: 1.25,
  /** An option that passes beside the winner costs at least so many times as much. */
  costs: 1.05,
  /** A claim's value lies at least this share of the bound away from it. */
  apart: 0.2,
  /** Neighbours of an order come at least so many seconds one after the other. */
  spaced: 60,
} as const;

/** Margins are those of the worst hundredth of the runs. */
export const worstShare = 0.01;

export const seedsPerCell = 100;
export const seedsPerCorner = 10;
export const mostCorners = 64;
