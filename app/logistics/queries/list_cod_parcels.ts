import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { defineList, type ListPage } from '#core/list_query'
import type { CodState } from '#app/orders/facet_states'
import { OUTSTANDING } from '#app/logistics/queries/cod_owed'

const OPEN_STATES = ['collected', 'short'] as const
const STATES = [...OPEN_STATES, 'expected', 'remitted', 'written_off'] as const

/** Parcels with cash on delivery; those that are owed unless the filter says otherwise. */
export const codParcelList = defineList({
  sort: {
    fedBackAt: 'o.fed_back_at',
    orderNo: 'o.order_no',
    waybillNo: 's.waybill_no',
    name: 'o.receiver_name',
    state: 'o.cod_state',
    totalFen: 'o.total_fen',
  },
  defaultSort: 'fedBackAt',
  tieBreaker: 'o.id',
  perPage: 100,
  filters: {
    state: { rule: 'set', column: 'o.cod_state', values: STATES },
    carrier: { rule: 'ids', column: 's.carrier_id' },
    courier: { rule: 'ids', column: 'f.courier_id' },
    fed: { rule: 'days', column: 'o.fed_back_at' },
    waybill: { rule: 'prefix', column: 's.waybill_no' },
    number: { rule: 'prefix', column: 'o.order_no' },
  },
})

export type CodParcelRow = {
  id: number
  version: number
  orderNo: string
  waybillNo: string
  name: string
  carrier: string
  courierId: number | null
  courier: string | null
  state: CodState
  totalFen: number
  outstandingFen: number
  fedBackAt: string | null
}

export type CodParcelTotals = { totalFen: number; outstandingFen: number }

type Query = DatabaseQueryBuilderContract<unknown>

type Row = Omit<CodParcelRow, 'totalFen' | 'outstandingFen' | 'fedBackAt'> & {
  totalFen: string
  outstandingFen: string
  fedBackAt: Date | null
}

export class ListCodParcels {
  async handle(query: Record<string, unknown>): Promise<ListPage<CodParcelRow, CodParcelTotals>> {
    const state = codParcelList.read(query)
    state.filters.state ??= [...OPEN_STATES]
    const page = await codParcelList.rows<Row, CodParcelTotals>(this.#query(), state, totalsOf)
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...row,
        totalFen: Number(row.totalFen),
        outstandingFen: settled(row.state) ? 0 : Number(row.outstandingFen),
        fedBackAt: row.fedBackAt?.toISOString() ?? null,
      })),
    }
  }

  #query(): Query {
    return db
      .from('orders as o')
      .join('shipments as s', (join) =>
        join.on('s.order_id', 'o.id').andOnIn('s.status', ['handed_over', 'delivered'])
      )
      .join('carriers as c', 'c.id', 's.carrier_id')
      .leftJoin('feedbacks as f', (join) =>
        join.on('f.shipment_id', 's.id').andOnVal('f.standing', 1)
      )
      .leftJoin('employees as courier', 'courier.id', 'f.courier_id')
      .whereNull('o.deleted_at')
      .select('o.id', 'o.version', 'o.order_no as orderNo', 's.waybill_no as waybillNo')
      .select('o.receiver_name as name', 'c.name as carrier', 'f.courier_id as courierId')
      .select('courier.name as courier', 'o.cod_state as state', 'o.total_fen as totalFen')
      .select('o.fed_back_at as fedBackAt', db.raw(`${OUTSTANDING} AS outstandingFen`))
  }
}

async function totalsOf(filtered: Query): Promise<CodParcelTotals> {
  const [row] = (await filtered.select(
    db.raw('COALESCE(SUM(o.total_fen), 0) AS totalFen'),
    db.raw(
      `COALESCE(SUM(IF(o.cod_state IN ('remitted', 'written_off'), 0, ${OUTSTANDING})), 0) AS outstandingFen`
    )
  )) as Record<keyof CodParcelTotals, string>[]
  return { totalFen: Number(row.totalFen), outstandingFen: Number(row.outstandingFen) }
}

function settled(state: CodState): boolean {
  return state === 'remitted' || state === 'written_off'
}
