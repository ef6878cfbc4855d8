/** A second that never comes. */
export const never = 2_147_483_647;
