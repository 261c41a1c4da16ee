import { createHash, timingSafeEqual } from 'node:crypto'
import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'

/** One line of a parcel's way, in the carrier's own words. */
export type TrackingEvent = { at: Date; content: string; place: string | null }

export type PushMessage = {
  waybillNo: string
  /** As Kuaidi100 counts; null when nothing was found. */
  state: string | null
  /** The carrier's newest words, or why tracking ends. */
  message: string | null
  /** Tracking ended without a result. */
  aborted: boolean
  /** Code of the carrier that has the parcel now. */
  companyNow: string | null
  events: TrackingEvent[]
}

const text = (most: number) => vine.string().trim().maxLength(most).nullable().optional()

const pushValidator = vine.create({
  status: text(20),
  message: text(500),
  comNew: text(40),
  lastResult: vine.object({
    nu: vine.string().trim().minLength(1).maxLength(40),
    state: text(8),
    data: vine
      .array(
        vine.object({
          time: text(40),
          ftime: text(40),
          context: vine.string().trim(),
          areaName: text(200),
        })
      )
      .maxLength(2000)
      .optional(),
  }),
})

/** Reads the form field `param`. Numbers are taken as text: `state` comes as either. Throws what it can't read. */
export async function readPush(param: string): Promise<PushMessage> {
  const parsed: unknown = JSON.parse(param, (_, value: unknown) =>
    typeof value === 'number' ? String(value) : value
  )
  const { status, message, comNew, lastResult } = await pushValidator.validate(parsed)
  const events = (lastResult.data ?? [])
    .flatMap(({ time, ftime, context, areaName }) => {
      const at = instantOf(ftime ?? time)
      return at
        ? [{ at, content: context.slice(0, 500), place: areaName?.slice(0, 100) || null }]
        : []
    })
    .sort((one, other) => other.at.getTime() - one.at.getTime())
  return {
    waybillNo: lastResult.nu,
    state: lastResult.state || null,
    message: (status === 'abort' ? message : (events[0]?.content ?? message)) || null,
    aborted: status === 'abort',
    companyNow: comNew || null,
    events,
  }
}

/** `2012-08-28 16:33:19` as carriers write it, in the business zone. */
function instantOf(written: string | null | undefined): Date | null {
  const read = DateTime.fromSQL(written ?? '', { zone: BUSINESS_ZONE })
  return read.isValid ? read.toJSDate() : null
}

/** Upper-case MD5 in hexadecimal: what Kuaidi100 signs with. */
export function md5(content: string): string {
  return createHash('md5').update(content, 'utf8').digest('hex').toUpperCase()
}

/** Whether `sign` is that of `param` with the salt of the subscription. */
export function isSigned(param: string, sign: string, salt: string): boolean {
  const expected = Buffer.from(md5(param + salt))
  const given = Buffer.from(sign.toUpperCase())
  return given.length === expected.length && timingSafeEqual(given, expected)
}
