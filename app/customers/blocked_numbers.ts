import { defineList } from '#core/list_query'

export type BlockedNumberRow = {
  id: number
  from: string
  /** The same as `from` for a single number. */
  to: string
  remark: string | null
  createdAt: string
}

/** The block list (T38), by number: the query finds every entry that holds the number, or begins with it. */
export const blockedNumberList = defineList({
  sort: { from: 'blocked_numbers.range_from', createdAt: 'blocked_numbers.created_at' },
  defaultSort: 'from',
  tieBreaker: 'blocked_numbers.id',
  filters: {
    q: {
      rule: 'custom',
      read: (text) => text.replaceAll(/\D/g, '') || null,
      apply: (query, digits) => {
        query.where((either) => {
          either.where('blocked_numbers.range_from', 'like', `${digits}%`).orWhere((holds) => {
            holds
              .whereRaw('CHAR_LENGTH(blocked_numbers.range_from) = ?', [digits.length])
              .where('blocked_numbers.range_from', '<=', digits)
              .where('blocked_numbers.range_to', '>=', digits)
          })
        })
      },
    },
  },
})
