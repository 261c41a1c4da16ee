import type { Assert } from '@japa/assert'
import type { ApiResponse } from '@japa/api-client'

/** The form came back with this message, beside the field when one is named. */
export function assertRefused(
  assert: Assert,
  response: ApiResponse,
  { code, field, message }: { code: string; field?: string; message?: string | RegExp }
) {
  assert.equal(response.status(), 303)
  const flash = response.flashMessages() as {
    refusal?: { code: string; message: string }
    inputErrorsBag?: Record<string, string[]>
  }
  assert.equal(flash.refusal?.code, code)
  if (field) assert.property(flash.inputErrorsBag, field)
  const text = field ? (flash.inputErrorsBag?.[field]?.[0] ?? '') : (flash.refusal?.message ?? '')
  if (typeof message === 'string') assert.equal(text, message)
  else if (message) assert.match(text, message)
}

/** The way led to this address. */
export function assertSentTo(assert: Assert, response: ApiResponse, path: string) {
  assert.include([302, 303], response.status())
  assert.equal(response.header('location'), path)
}
