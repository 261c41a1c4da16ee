export type Product = {
  id: number
  code: string
  shortCode: string
  name: string
  specification: string
  unit: string
  categoryId: number
  category: string
  retailPriceFen: number
  floorPriceFen: number
  costFen: number
  trialable: boolean
  returnExcluded: boolean
  onSale: boolean
  lowStock: number
  sellingPoints: { text: string; warning: boolean }[]
  version: number
  onHand: number
  reserved: number
  available: number
}
