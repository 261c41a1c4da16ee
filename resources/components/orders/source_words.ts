import { clock, shortTime } from '~/composables/format'
import { t } from '~/composables/i18n'
import { now } from '~/composables/now'
import type { ShownOrder } from './order'

/** "东方卫视 09:32 眼保姆护眼仪" */
export function sourceWords(source: {
  channel: string
  startsAt: string
  product: string
}): string {
  return `${source.channel} ${clock(source.startsAt)} ${source.product}`
}

/** The same of an order that exists, with a word when a person chose it. */
export function sourceOfOrder(order: ShownOrder): string {
  const { channel, placementStartsAt: at, placementProduct: product, placementManual } = order
  const words =
    channel && at
      ? [channel, shortTime(at, now.value), product].filter(Boolean).join(' ')
      : t('orders.background')
  return placementManual ? `${words} · ${t('orders.source.manual')}` : words
}
