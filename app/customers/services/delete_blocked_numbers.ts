import { afterCommit, inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { blockedNumberList } from '#app/customers/blocked_numbers'
import BlockListChanged from '#app/customers/events/block_list_changed'

export type DeleteBlockedNumbersInput = {
  employeeId: number
  /** These ids; with `all`, everything that the list's query lets through except these. */
  selection: { all: boolean; keys: number[] }
  query: Record<string, unknown>
}

/** Takes entries off the block list: one, the ticked ones, or all that the query finds. */
export class DeleteBlockedNumbers {
  async handle({ employeeId, selection, query }: DeleteBlockedNumbersInput): Promise<number> {
    return inTransaction(async (trx) => {
      const chosen = trx.from('blocked_numbers').forUpdate()
      if (selection.all) {
        blockedNumberList.filter(chosen, blockedNumberList.read(query))
        chosen.whereNotIn('blocked_numbers.id', selection.keys)
      } else chosen.whereIn('blocked_numbers.id', selection.keys)
      const rows: { id: number; range_from: string; range_to: string }[] = await chosen.select(
        'id',
        'range_from',
        'range_to'
      )
      if (rows.length === 0) return 0
      await trx
        .from('blocked_numbers')
        .whereIn(
          'id',
          rows.map(({ id }) => id)
        )
        .delete()
      await new RecordAudit().handle({
        employeeId,
        action: 'blocked_numbers.delete',
        subjectType: 'blocked_number',
        subjectId: rows.length === 1 ? String(rows[0].id) : 'several',
        before: { entries: rows.map((row) => `${row.range_from}-${row.range_to}`) },
      })
      afterCommit(() => BlockListChanged.dispatch())
      return rows.length
    })
  }
}
