export const CUSTOMER_CLASSES = ['A', 'B', 'C', 'D'] as const

export type CustomerClass = (typeof CUSTOMER_CLASSES)[number]

export type ClassRules = {
  /** Points from which a customer is a VIP. */
  aFrom: number
  /** Points from which a customer is important. */
  bFrom: number
  /** Points at or below which a file is dead. */
  dFrom: number
}

export type ClassOverride = { customerClass: CustomerClass; until: Date | null }

/** The class that points give, unless one was set by hand and has not ended. */
export function classOf(
  points: number,
  rules: ClassRules,
  override: ClassOverride | null,
  now: Date
): CustomerClass {
  if (override && (override.until === null || override.until > now)) return override.customerClass
  if (points >= rules.aFrom) return 'A'
  if (points >= rules.bFrom) return 'B'
  if (points <= rules.dFrom) return 'D'
  return 'C'
}

export type PointLine = {
  unitPriceFen: number
  quantity: number
  sellingMethod: 'direct' | 'cross_sell' | 'gift'
  isTrial: boolean
}

/** Points of a delivered order: so many for each whole yuan of its lines, gifts and trials not counted. */
export function pointsForLines(lines: PointLine[], pointsPerYuan: number): number {
  const fen = lines
    .filter((line) => line.sellingMethod !== 'gift' && !line.isTrial)
    .reduce((sum, line) => sum + line.unitPriceFen * line.quantity, 0)
  return Math.floor((fen * pointsPerYuan) / 100)
}
