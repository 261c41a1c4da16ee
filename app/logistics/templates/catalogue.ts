/** The print forms; a delivery method names one of them. Sizes in millimetres. */
export const WAYBILL_TEMPLATES = {
  thermal_100x150: { width: 100, height: 150, masked: true },
  thermal_76x130: { width: 76, height: 130, masked: true },
  local_slip: { width: 210, height: 99, masked: false },
} as const

export type WaybillTemplate = keyof typeof WAYBILL_TEMPLATES

export function isWaybillTemplate(text: string): text is WaybillTemplate {
  return Object.hasOwn(WAYBILL_TEMPLATES, text)
}
