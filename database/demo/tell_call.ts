import { DateTime } from 'luxon'
import { ManualClock } from '#core/clock'
import { RecordCall } from '#app/calls/services/record_call'
import type { CallStory } from '#database/demo/call_story'
import type { CompanyBook } from '#database/demo/company_book'
import { DoOfficeWork } from '#database/demo/do_office_work'
import { drawFate, type ParcelStep } from '#database/demo/parcel_fate'
import { opensFile } from '#database/demo/past_floor'
import { randomOf } from '#database/demo/seeds'
import { switchCall } from '#database/demo/switch_call'

export type ToldOrder = { orderId: number; method: string; steps: ParcelStep[] }

export type PastTelling = {
  book: CompanyBook
  /** Customer ids by number; grows by those who are registered. */
  customers: Map<string, number>
  validTalkSeconds: number
  windowMinutes: number
  now: DateTime
}

const CLOSING_MS = 8_000

const clockAt = (ms: number) => new ManualClock(DateTime.fromMillis(ms, { zone: 'utc' }))

/** Brings one call of the past into the database, with all that its agent did about it. */
export class TellCall {
  constructor(readonly past: PastTelling) {}

  async handle(story: CallStory): Promise<ToldOrder | null> {
    const { book, validTalkSeconds, windowMinutes } = this.past
    await new RecordCall().handle({
      call: switchCall(story),
      nowUs: story.endedAt * 1000,
      switchName: 'main',
      employeeAt: (extension) => book.atExtension(extension)?.id ?? null,
      validTalkSeconds,
      windowMinutes,
    })
    const { talk, work, person } = story
    if (!talk || !work) return null
    const employee = book.atExtension(talk.extension)
    if (!employee) return null
    const call = { id: story.id, employee, work }
    const within = (ms: number) => clockAt(Math.min(talk.from + ms, talk.to - 500))

    const files = person !== null && opensFile(work.outcome)
    const customerId = files
      ? (this.past.customers.get(story.number) ??
        (await new DoOfficeWork(book, within(work.registersAfterMs)).register(employee, person)))
      : null
    if (customerId !== null) this.past.customers.set(story.number, customerId)

    let told: ToldOrder | null = null
    if (customerId !== null && person !== null && work.outcome === 'ordered') {
      const at = within(work.ordersAfterMs)
      const placed = await new DoOfficeWork(book, at).order(call, customerId, person)
      const fate = {
        at: at.now().toMillis(),
        confirmed: work.confirms,
        method: placed.method,
        paymentMode: work.paymentMode,
        product: work.lines[0].product,
        far: book.isFar(person.regionCode),
      }
      const steps = drawFate(fate, randomOf(`fate:${story.id}`))
      told = { orderId: placed.orderId, method: placed.method, steps }
    }
    const closing = clockAt(story.endedAt + CLOSING_MS)
    await new DoOfficeWork(book, closing).close(call, customerId, this.past.now)
    return told
  }
}
