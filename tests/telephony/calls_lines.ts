import type { Call } from '../../telephony/calls/call.ts'

/** Everything that matters about a call, in one line that reads well in a table. */
export function lineOf(call: Call): string {
  const who = `${call.direction} ${call.customerNumber || '-'} > ${call.dnis || '-'}`
  const end = call.outcome === null ? call.stage : `${call.outcome} by ${call.hangupBy ?? 'nobody'}`
  const parts = [`${who}: ${end}${call.endUnknown ? ' (end unknown)' : ''}`]
  if (call.offers.length > 0) {
    parts.push(
      'offers ' + call.offers.map((offer) => `${offer.extension} ${offer.result}`).join(', ')
    )
  }
  if (call.segments.length > 0) {
    parts.push('talk ' + call.segments.map((segment) => segment.extension).join(', '))
  }
  if (call.recordings.length > 0) parts.push(`recordings ${call.recordings.length}`)
  if (call.heldUs > 0) parts.push(`held ${(call.heldUs / 1e6).toFixed(1)} s`)
  if (call.rating !== null) parts.push(`rated ${call.rating}`)
  if (call.marks.length > 0) parts.push(`marks ${call.marks.map((mark) => mark.name).join(', ')}`)
  return parts.join('; ')
}
