/** How a carrier is spoken to: by files, or by the interface of Kuaidi100 (快递100). */
export const CARRIER_INTERFACES = ['file', 'kuaidi100'] as const

export type CarrierInterfaceName = (typeof CARRIER_INTERFACES)[number]
