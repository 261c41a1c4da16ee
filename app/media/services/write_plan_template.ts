import type { DateTime } from 'luxon'
import { utils, write, type WorkSheet } from 'xlsx'
import { BUSINESS_ZONE } from '#core/period'
import { SystemClock, type Clock } from '#core/clock'
import { PLAN_COLUMNS, PLAN_HEADINGS } from '#app/media/plan_columns'
import { LoadMediaChoices, type MediaChoices } from '#app/media/queries/media_choices'

export type PlanTemplateWords = {
  /** 0: Chinese headings, 1: English ones. */
  language: 0 | 1
  planSheet: string
  choicesSheet: string
}

/**
 * An empty media plan as xlsx: the headings with one example row that passes the check, and a second sheet with every
 * channel, product and service number that the first may name.
 */
export class WritePlanTemplate {
  readonly #clock: Clock

  constructor(clock: Clock = new SystemClock()) {
    this.#clock = clock
  }

  async handle({ language, planSheet, choicesSheet }: PlanTemplateWords): Promise<Buffer> {
    const choices = await new LoadMediaChoices().handle()
    const book = utils.book_new()
    const headings = PLAN_COLUMNS.map((column) => PLAN_HEADINGS[column][language])
    utils.book_append_sheet(book, this.#plan(headings, choices), planSheet)
    utils.book_append_sheet(book, this.#choices(headings, choices), choicesSheet)
    return write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  }

  #plan(headings: string[], { channels, products, numbers }: MediaChoices): WorkSheet {
    const day = this.#clock.now().setZone(BUSINESS_ZONE).plus({ days: 1 })
    const example = [
      channels[0]?.name ?? '',
      day.toISODate(),
      '14:30',
      1800,
      products[0]?.shortCode ?? '',
      numbers[0]?.number ?? '',
      36_000,
    ]
    const sheet = utils.aoa_to_sheet([headings, example])
    sheet['!cols'] = [18, 12, 10, 10, 16, 16, 12].map((wch) => ({ wch }))
    return sheet
  }

  #choices(headings: string[], { channels, products, numbers }: MediaChoices): WorkSheet {
    const [channel, , , , product, number] = headings
    const length = Math.max(channels.length, products.length, numbers.length)
    const rows = Array.from({ length }, (_, index) => [
      channels[index]?.name ?? null,
      products[index]?.shortCode ?? null,
      products[index]?.name ?? null,
      numbers[index]?.number ?? null,
      numbers[index]?.name ?? null,
    ])
    const sheet = utils.aoa_to_sheet([[channel, product, '', number, ''], ...rows])
    sheet['!cols'] = [18, 16, 30, 16, 20].map((wch) => ({ wch }))
    return sheet
  }
}

/** File name of the template of a day, such as `media-plan-20261120.xlsx`. */
export function templateName(now: DateTime): string {
  return `media-plan-${now.setZone(BUSINESS_ZONE).toFormat('yyyyMMdd')}.xlsx`
}
