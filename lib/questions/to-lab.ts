import type { EditableValue, PublicQuestion } from '@/lib/contracts/public-question';
import type { JsonObject } from '@/lib/contracts/question';
import { isEditable, leavesOf, memberNames, sectionsOf } from '@/lib/grading/kinds/configuration/find-changes';

/** What a lab shows before it is answered: the sections with editable parts as they stand, and each value in them. */
export function toLab(editable: readonly string[], base: JsonObject): NonNullable<PublicQuestion['lab']> {
  const document = sectionsOf(editable, base);
  const values = leavesOf(document).flatMap(({ path, value }): EditableValue[] => {
    if (!isEditable(editable, path) || typeof value === 'object') return [];
    return [{ path, name: path.slice(path.lastIndexOf('.') + 1), value }];
  });
  return { document, editable: [...editable], values, names: [...memberNames] };
}
