import type { ApiClient, ApiResponse } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { sealCredentials } from '#app/logistics/carriers/credentials'
import { md5 } from '#app/logistics/carriers/push_message'

export const PUSH_SALT = 'salz-der-anmeldung'

/** Lets the carrier push: its code, for the address. */
export async function givenPushes(carrierId: number): Promise<string> {
  await db
    .from('carriers')
    .where('id', carrierId)
    .update({
      interface: 'kuaidi100',
      company_code: 'yuantong',
      credentials: sealCredentials({ pushSalt: PUSH_SALT }),
    })
  const { code } = await db.from('carriers').where('id', carrierId).select('code').firstOrFail()
  return code
}

export type PushShape = {
  nu: string
  state?: string | number
  /** Business time of the newest line. */
  at?: string
  context?: string
  status?: string
  message?: string
  comNew?: string
}

/** The JSON of a push as Kuaidi100 documents it. */
export function pushParam({
  nu,
  state,
  at = '2026-11-20 10:00:00',
  context = '快件到达 【南京中转部】',
  status = 'polling',
  message = '',
  comNew = '',
}: PushShape): string {
  return JSON.stringify({
    status,
    billstatus: 'got',
    message,
    autoCheck: comNew ? '1' : '0',
    comOld: comNew ? 'yuantong' : '',
    comNew,
    lastResult: {
      message: 'ok',
      state: state ?? '',
      status: '200',
      condition: 'F00',
      ischeck: '0',
      com: 'yuantong',
      nu,
      data:
        state === undefined
          ? []
          : [{ time: at, ftime: at, context, areaName: '江苏,南京市', status: '在途' }],
    },
  })
}

/** Pushes as the carrier does: a form with its signature, from a program without a session. */
export async function push(
  client: ApiClient,
  carrierCode: string,
  param: string,
  sign = md5(param + PUSH_SALT)
): Promise<ApiResponse> {
  return client.post(`/carriers/${carrierCode}/pushes`).form({ param, sign })
}
