import type { DateTime } from 'luxon'
import { LAST_MINUTE } from '#app/statistics/fact_sql'
import { CompareSlots, type ComparedSlot } from '#app/statistics/queries/compare_slots'
import { ShowSlot, type Slot } from '#app/statistics/queries/show_slot'
import { ListSlotCalls, type SlotCalls } from '#app/statistics/queries/slot_calls'

export type SlotPage = {
  slot: Slot
  /** Earlier slots are counted up to this minute after their start; null: wholly. */
  untilMinute: number | null
  compared: ComparedSlot[]
  calls: SlotCalls
}

const CALLS_PER_PAGE = 50

/** Everything on the page of one placement; asked for again and again while it airs. */
export class ShowSlotPage {
  async handle(input: {
    placementId: number
    now: DateTime
    windowMinutes: number
    page: number
  }): Promise<SlotPage | null> {
    const slot = await new ShowSlot().handle(input)
    if (!slot) return null
    const { startsAt, channelId, productId, id: placementId } = slot.placement
    const minute = Math.floor((input.now.toMillis() - startsAt.getTime()) / 60_000)
    const untilMinute = minute > LAST_MINUTE || minute < 0 ? null : minute
    return {
      slot,
      untilMinute,
      compared: await new CompareSlots().handle({
        placementId,
        channelId,
        productId,
        startsAt,
        untilMinute,
      }),
      calls: await new ListSlotCalls().handle({
        placementId,
        page: input.page,
        perPage: CALLS_PER_PAGE,
      }),
    }
  }
}
