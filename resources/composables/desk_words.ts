import { day } from './format'
import { t } from './i18n'

/** `400-610-5588`, `0531-8891 2280` and other numbers as they are. */
export function serviceNumber(dnis: string): string {
  return dnis.replace(/^([48]00)(\d{3})(\d{4})$/, '$1-$2-$3')
}

/** "山东济南 · 移动", or that nothing is known. */
export function placeOf(caller: { region: string | null; operator: string | null }): string {
  const parts = [caller.region, caller.operator].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : t('desk.caller.unknown_place')
}

/** "女 62 岁" as far as it is known. */
export function personOf(person: {
  gender: 'female' | 'male' | 'unknown'
  age: number | null
}): string {
  const parts = []
  if (person.gender !== 'unknown') parts.push(t(`desk.gender.${person.gender}`))
  if (person.age !== null) parts.push(t('desk.age', { age: person.age }))
  return parts.join(' ')
}

/** Where an order is found: the list of its day, narrowed to its number. */
export function orderAddress(orderNo: string, createdAt: string | number): string {
  const date = day(createdAt)
  return `/orders?${new URLSearchParams({ created: `${date}..${date}`, q: orderNo })}`
}
