import { when } from './model.ts'
import type { Extension } from './model.ts'

/**
 * Must stand first wherever calls come in. The switch looks into the values of what it expands again,
 * and expands an argument of `set` twice; a recent one refuses to keep a value like `${system(…)}` as
 * a variable, but not as the number of a caller. So whoever comes with such a number, or dials one, is
 * turned away before any expression reads it: these two fields are compared as they are.
 */
export function refusesStrangeNumbers(): Extension {
  return {
    name: 'strange_numbers',
    blocks: [
      {
        any: true,
        conditions: [
          when('caller_id_number', '[^0-9A-Za-z+*#_.-]'),
          when('destination_number', '[^0-9A-Za-z+*#_.-]'),
        ],
        actions: [['hangup', 'CALL_REJECTED']],
      },
    ],
  }
}
