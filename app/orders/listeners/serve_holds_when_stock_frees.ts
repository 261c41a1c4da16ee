import { onStockFreed } from '#app/products/hooks'
import { productsOfHolds } from '#app/orders/queries/products_of_holds'
import { ServeStockHolds } from '#app/orders/services/serve_stock_holds'

onStockFreed({
  alsoNeeds: productsOfHolds,
  async serve(trx, freed) {
    await new ServeStockHolds().handle({ trx, ...freed })
  },
})
