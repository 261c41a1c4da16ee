import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import BaseInertiaMiddleware from '@adonisjs/inertia/inertia_middleware'

export type SignedInEmployee = { id: number; staffNo: string; name: string; role: string }

/** What a page may act on after a refusal: allowed events, the present version, … */
export type RefusalDetails = Record<string, string | number | boolean | null | string[]>

/** What every page gets: field errors, the last refusal, a flash, the signed-in employee with
 * his permissions, and the locale. */
export default class InertiaMiddleware extends BaseInertiaMiddleware {
  share(ctx: HttpContext) {
    const { session, auth, i18n } = ctx as Partial<HttpContext>
    const employee = auth?.user
    return {
      errors: ctx.inertia.always(this.getValidationErrors(ctx)),
      refusal: ctx.inertia.always(
        (session?.flashMessages.get('refusal') ?? null) as {
          code: string
          message: string
          details: RefusalDetails
        } | null
      ),
      notice: ctx.inertia.always((session?.flashMessages.get('notice') ?? null) as string | null),
      locale: ctx.inertia.always(i18n?.locale ?? 'zh-CN'),
      permissions: ctx.inertia.always(employee ? [...employee.permissions] : []),
      employee: ctx.inertia.always(
        employee
          ? ({
              id: employee.id,
              staffNo: employee.staffNo,
              name: employee.name,
              role: employee.role,
            } satisfies SignedInEmployee)
          : null
      ),
    }
  }

  async handle(ctx: HttpContext, next: NextFn) {
    await this.init(ctx)
    const output = await next()
    this.dispose(ctx)
    return output
  }
}

declare module '@adonisjs/inertia/types' {
  type MiddlewareSharedProps = InferSharedProps<InertiaMiddleware>
  export interface SharedProps extends MiddlewareSharedProps {}
}
