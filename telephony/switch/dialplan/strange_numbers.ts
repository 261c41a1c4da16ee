import { when } from './model.ts'
import type { Extension } from './model.ts'

/**
 * Must stand first wherever calls come in. The switch expands the value of a variable again: a caller
 * whose number is `${system(…)}` runs a shell command as soon as an expression, such as the look-up
 * in the block list, reads his number. These two fields are compared as they are, without expansion.
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
