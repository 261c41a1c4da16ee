export const INQUIRIES = ['pending', 'received', 'refused'] as const

export type Inquiry = (typeof INQUIRIES)[number]

/** Days on the way after which the customer is asked, and after which a parcel that he has needs its feedback. */
export const INQUIRY_DAYS = 3

/** Why an order is on the list of delivery inquiries: to be asked about, or what the customer says and the warehouse differ. */
export const INQUIRY_KINDS = [
  'refused_on_the_way',
  'received_without_feedback',
  'returned_but_received',
  'delivered_but_refused',
  'to_ask',
] as const

export type InquiryKind = (typeof INQUIRY_KINDS)[number]
