import type { HttpContext } from '@adonisjs/core/http'
import { ListProducts } from '#app/products/queries/list_products'
import { SelectableCategories } from '#app/products/queries/selectable_categories'
import { StockOf } from '#app/products/queries/stock_of'
import { CreateProduct } from '#app/products/services/create_product'
import { UpdateProduct } from '#app/products/services/update_product'
import { createProductValidator, updateProductValidator } from '#app/products/validators/product'

export default class ProductsController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('products/index', {
      products: await new ListProducts().handle(request.qs()),
      categories: await new SelectableCategories().handle(),
    })
  }

  async show({ params, response }: HttpContext) {
    return response.json({ stock: await new StockOf().handle(Number(params.id)) })
  }

  async store({ request, response, session, auth, i18n }: HttpContext) {
    const fields = await request.validateUsing(createProductValidator)
    await new CreateProduct().handle({ ...fields, employeeId: auth.getUserOrFail().id })
    session.flash('notice', i18n.t('products.notices.saved'))
    return response.redirect().status(303).withQs().back()
  }

  async update({ params, request, response, session, auth, i18n }: HttpContext) {
    const fields = await request.validateUsing(updateProductValidator)
    await new UpdateProduct().handle({
      ...fields,
      productId: Number(params.id),
      employeeId: auth.getUserOrFail().id,
    })
    session.flash('notice', i18n.t('products.notices.saved'))
    return response.redirect().status(303).withQs().back()
  }
}
