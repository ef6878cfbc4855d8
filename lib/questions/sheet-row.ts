import type { SheetRow } from '@/lib/contracts/public-question';

/** One row of the scenario sheet; mono where the value is an AWS identifier. */
export function sheetRow(name: string, value: string, explanation: string, mono = false): SheetRow {
  return { name, value, mono, explanation };
}

export function secondsInWords(seconds: number): string {
  return seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
