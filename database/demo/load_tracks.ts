import { randomBytes } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { ManualClock } from '#core/clock'
import { BUSINESS_ZONE } from '#core/period'
import { sealCredentials } from '#app/logistics/carriers/credentials'
import { md5 } from '#app/logistics/carriers/push_message'
import { TakeCarrierPush } from '#app/logistics/services/take_carrier_push'
import type { Random } from '#database/demo/random'
import { randomOf } from '#database/demo/seeds'

/** Carriers of the demo that tell of their parcels, and how Kuaidi100 calls them. */
const TOLD_BY = { EMS: 'ems', OTHER: 'yuantong' }

/** Parcels of each carrier that are told of: enough to fill the lists. */
const MOST = 40

type Line = { hours: number; state: string; content: string }

const PICKED_UP: Line = { hours: 1, state: '1', content: '【广州市】快件已揽收' }
const MOVING: Line = { hours: 9, state: '0', content: '快件离开【广州转运中心】，发往下一站' }

/** How a way goes on, by how often. */
const ENDS: [Line[], number][] = [
  [[], 45],
  [[{ hours: 30, state: '5', content: '快件正在派送，派送员电话请见短信' }], 18],
  [[{ hours: 33, state: '3', content: '快件已签收，签收人：本人' }], 20],
  [[{ hours: 31, state: '2', content: '收件人电话无人接听，改约再派' }], 6],
  [[{ hours: 32, state: '14', content: '收件人拒收，原因：与家人商量后不要' }], 5],
  [
    [
      { hours: 32, state: '14', content: '收件人拒收' },
      { hours: 40, state: '6', content: '快件退回中，发往【广州转运中心】' },
    ],
    4,
  ],
  [[{ hours: 60, state: '4', content: '退回件已由发件人签收' }], 2],
]

/** Has the demo's carriers push the way of what is in transit, in the form that the real ones push. */
export class LoadTracks {
  async handle(now: DateTime): Promise<void> {
    for (const [code, company] of Object.entries(TOLD_BY)) {
      const pushSalt = randomBytes(16).toString('hex')
      await db
        .from('carriers')
        .where('code', code)
        .update({
          interface: 'kuaidi100',
          company_code: company,
          credentials: sealCredentials({ pushSalt }),
        })
      const parcels: { waybillNo: string; leftAt: Date }[] = await db
        .from('shipments as s')
        .join('carriers as c', 'c.id', 's.carrier_id')
        .where({ 'c.code': code, 's.status': 'handed_over' })
        .orderBy('s.id', 'desc')
        .limit(MOST)
        .select('s.waybill_no as waybillNo', 's.handed_over_at as leftAt')
      for (const { waybillNo, leftAt } of parcels) {
        const lines = told(leftAt, now, randomOf(`track:${waybillNo}`))
        if (lines.length === 0) continue
        const param = paramOf(waybillNo, company, lines)
        const clock = new ManualClock(lines.at(-1)!.at)
        await new TakeCarrierPush(clock).handle({
          carrierCode: code,
          param,
          sign: md5(param + pushSalt),
        })
      }
    }
  }
}

/** What was told until now, the oldest first. */
function told(leftAt: Date, now: DateTime, random: Random) {
  const left = DateTime.fromJSDate(leftAt, { zone: 'utc' })
  return [PICKED_UP, MOVING, ...random.weighted(ENDS)]
    .map((line) => ({ ...line, at: left.plus({ hours: line.hours }) }))
    .filter(({ at }) => at < now)
}

function paramOf(nu: string, com: string, lines: ReturnType<typeof told>): string {
  const data = lines.toReversed().map(({ at, content }) => {
    const time = at.setZone(BUSINESS_ZONE).toFormat('yyyy-MM-dd HH:mm:ss')
    return { time, ftime: time, context: content }
  })
  return JSON.stringify({
    status: lines.at(-1)!.state === '3' ? 'shutdown' : 'polling',
    message: '',
    autoCheck: '0',
    comOld: '',
    comNew: '',
    lastResult: { message: 'ok', nu, com, state: lines.at(-1)!.state, status: '200', data },
  })
}
