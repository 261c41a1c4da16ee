import db from '@adonisjs/lucid/services/db'
import { maskPhone } from '#core/phone'

export type SlotCall = {
  callId: string
  startedAt: Date
  /** Seconds after the placement's start; negative before it. */
  offsetSeconds: number
  /** Always masked here. */
  number: string
  region: string
  stage: string
  outcome: string | null
  excluded: boolean
  waitSeconds: number
  talkSeconds: number
  probability: number
  orderId: number | null
  orderNo: string | null
  amountFen: number | null
  agent: string | null
}

export type SlotCalls = { rows: SlotCall[]; total: number; page: number; perPage: number }

/** The inbound calls that are credited to a placement, the latest first. A call with several orders shows the first. */
export class ListSlotCalls {
  async handle(input: { placementId: number; page: number; perPage: number }): Promise<SlotCalls> {
    const { placementId, page, perPage } = input
    const [[{ total }]] = await db.rawQuery<[[{ total: number }]]>(
      `select count(*) as total from call_attributions a
       join calls c on c.id = a.call_id and c.direction = 'inbound'
       where a.placement_id = ?`,
      [placementId]
    )
    const [rows] = await db.rawQuery<[(Omit<SlotCall, 'excluded'> & { excluded: number })[]]>(
      `select c.id as callId, c.started_at as startedAt,
         floor(timestampdiff(microsecond, p.starts_at, c.started_at) / 1000000) as offsetSeconds,
         c.caller_number as number, trim(concat(coalesce(parent.name, ''), ' ', coalesce(r.name, ''))) as region,
         c.stage, c.outcome, c.excluded, round(c.wait_ms / 1000) as waitSeconds,
         round(c.talk_ms / 1000) as talkSeconds, a.probability, o.id as orderId, o.order_no as orderNo,
         o.total_fen as amountFen, concat(e.staff_no, ' ', e.name) as agent
       from call_attributions a
       join placements p on p.id = a.placement_id
       join calls c on c.id = a.call_id and c.direction = 'inbound'
       left join regions r on r.id = c.region_id
       left join regions parent on parent.id = r.parent_id
       left join employees e on e.id = c.employee_id
       left join orders o on o.id = (select min(q.id) from orders q
         where q.call_id = c.id and q.deleted_at is null)
       where a.placement_id = :placementId
       order by c.started_at desc, c.id desc
       limit :perPage offset :skip`,
      { placementId, perPage, skip: (page - 1) * perPage }
    )
    return {
      rows: rows.map((row) => ({
        ...row,
        number: maskPhone(row.number),
        offsetSeconds: Number(row.offsetSeconds),
        excluded: row.excluded === 1,
        waitSeconds: Number(row.waitSeconds),
        talkSeconds: Number(row.talkSeconds),
        probability: Number(row.probability),
        amountFen: row.amountFen === null ? null : Number(row.amountFen),
      })),
      total: Number(total),
      page,
      perPage,
    }
  }
}
