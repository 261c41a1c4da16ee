import db from '@adonisjs/lucid/services/db'
import { defineList } from '#core/list_query'
import { maskPhone } from '#core/phone'

type Row = {
  id: number
  number: string
  source: 'customer' | 'authority' | 'internal'
  remark: string | null
  employee: string | null
  createdAt: Date
}

const doNotCallList = defineList({
  sort: { number: 'd.number', createdAt: 'd.created_at' },
  defaultSort: '-createdAt',
  tieBreaker: 'd.id',
  filters: { q: { rule: 'prefix', column: 'd.number' } },
})

/** Who must not be called, and since when; numbers whole only for who may see them. */
export class ListDoNotCall {
  async handle(query: Record<string, unknown>, options: { wholeNumbers: boolean }) {
    const numbers = db
      .from('do_not_call_numbers as d')
      .leftJoin('employees as e', 'e.id', 'd.employee_id')
      .select('d.id', 'd.number', 'd.source', 'd.remark', 'd.created_at as createdAt')
      .select('e.name as employee')
    const page = await doNotCallList.rows<Row>(numbers, doNotCallList.read(query))
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...row,
        number: options.wholeNumbers ? row.number : maskPhone(row.number),
        createdAt: row.createdAt.toISOString(),
      })),
    }
  }
}
