import { onStockFreed } from '#app/products/hooks'
import { ServeStockHolds } from '#app/orders/services/serve_stock_holds'

onStockFreed(async (trx, freed) => {
  await new ServeStockHolds().handle({ trx, ...freed })
})
