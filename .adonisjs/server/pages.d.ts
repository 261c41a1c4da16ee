import '@adonisjs/inertia/types'

import type { VNodeProps, AllowedComponentProps, ComponentInstance } from 'vue'

type ExtractProps<T> = Omit<
  ComponentInstance<T>['$props'],
  keyof VNodeProps | keyof AllowedComponentProps
>

declare module '@adonisjs/inertia/types' {
  export interface InertiaPages {
    'errors/status': ExtractProps<(typeof import('../../resources/pages/errors/status.vue'))['default']>
    'organisation/sign_in': ExtractProps<(typeof import('../../resources/pages/organisation/sign_in.vue'))['default']>
  }
}
