import type { Option } from '~/components/shared/SelectInput.vue'
import { t } from '~/composables/i18n'
import { now } from '~/composables/now'

/** Shapes of the media area as the server sends them. Instants are ISO 8601, money fen. */

export type MediaChoices = {
  channels: { id: number; code: string; name: string; mediaType: string }[]
  products: { id: number; name: string; shortCode: string; categoryId: number }[]
  categories: { id: number; name: string }[]
  numbers: { id: number; number: string; name: string }[]
}

export type Placement = {
  id: number
  channelId: number
  channel: string
  mediaType: string
  productId: number
  product: string
  shortCode: string
  serviceNumberId: number
  number: string
  startsAt: string
  seconds: number
  costFen: number
  state: 'planned' | 'cancelled'
  version: number
}

/** What a saved placement meets on its channel or number. */
export type Overlap = { kind: 'channel' | 'number'; startsAt: string; placementId: number | null }

export const MEDIA_TYPES = ['tv', 'web', 'catalogue', 'print', 'radio'] as const

export function mediaTypeOptions(): Option[] {
  return MEDIA_TYPES.map((type) => ({ value: type, label: t(`media.types.${type}`) }))
}

export function channelOptions({ channels }: MediaChoices): Option[] {
  return channels.map(({ id, name, mediaType }) => ({
    value: String(id),
    label: name,
    hint: t(`media.types.${mediaType}`),
  }))
}

export function productOptions({ products }: MediaChoices): Option[] {
  return products.map(({ id, name, shortCode }) => ({
    value: String(id),
    label: name,
    hint: shortCode,
  }))
}

export function categoryOptions({ categories }: MediaChoices): Option[] {
  return categories.map(({ id, name }) => ({ value: String(id), label: name }))
}

export function numberOptions({ numbers }: MediaChoices): Option[] {
  return numbers.map(({ id, number, name }) => ({ value: String(id), label: number, hint: name }))
}

export type PlacementPhase = 'cancelled' | 'upcoming' | 'airing' | 'aired'

export function phaseOf({ state, startsAt, seconds }: Placement): PlacementPhase {
  if (state === 'cancelled') return 'cancelled'
  const start = Date.parse(startsAt)
  if (now.value < start) return 'upcoming'
  return now.value < start + seconds * 1000 ? 'airing' : 'aired'
}

/** `+1:48`, `-0:12`: minutes and seconds from the start of a spot. */
export function offsetText(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds))
  const rest = String(whole % 60).padStart(2, '0')
  return `${seconds < 0 ? '−' : '+'}${Math.floor(whole / 60)}:${rest}`
}
