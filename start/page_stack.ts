import { middleware } from '#start/kernel'

/** Everything a page needs before its controller: body, session, sign-in, locale, CSRF, Inertia. */
export const pageStack = [
  middleware.body(),
  middleware.session(),
  middleware.authentication(),
  middleware.locale(),
  middleware.shield(),
  middleware.inertia(),
]

/** A page for signed-in employees. */
export const signedInStack = [...pageStack, middleware.signedIn()]
