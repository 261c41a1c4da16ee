export const CLASSES = ['A', 'B', 'C', 'D'] as const
export const KINDS = ['buyer', 'enquirer'] as const
export const ORIGINS = ['inbound', 'callback', 'handover'] as const

export type CustomerRow = {
  id: number
  customerNo: string
  name: string
  customerClass: (typeof CLASSES)[number]
  kind: (typeof KINDS)[number]
  origin: (typeof ORIGINS)[number]
  phone: string
  region: string
  owner: string | null
  points: number
  createdAt: string
  sent: boolean
}

export type ShownCustomer = {
  id: number
  customerNo: string
  name: string
  customerClass: string
  points: number
  refusedCount: number
  region: string | null
  address: string | null
  owner: string | null
  remark: string | null
  endUserName: string | null
  endUserSchool: string | null
  version: number
  phones: { number: string; position: number }[]
  contacts: {
    id: number
    status: string
    content: string
    needType: 'enquiry' | 'order' | null
    needProduct: string | null
    needText: string | null
    by: string
    at: string
  }[]
}
