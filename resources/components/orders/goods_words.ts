import { t } from '~/composables/i18n'

/** "破壁料理机", or "破壁料理机 等 2 种" of an order with several lines. */
export function goodsOf({ product, lineCount }: { product: string; lineCount: number }): string {
  return lineCount > 1 ? t('orders.several', { product, count: lineCount }) : product
}
