import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';

/** A schema for identifiers of one kind of record: a `TaskId` cannot be passed where an `AreaId` is meant. */
export function idSchema<Name extends string>(_name: Name) {
  return z.uuid().brand<Name>();
}

/** A new identifier of the given kind; identifiers grow with time, so that indexes stay dense. */
export function newId<Id extends z.ZodType<string>>(_kind: Id): z.infer<Id> {
  return timeOrderedUuid() as z.infer<Id>;
}
