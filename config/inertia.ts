import { defineConfig } from '@adonisjs/inertia'

export default defineConfig({
  rootView: 'page',
  ssr: { enabled: false, entrypoint: 'resources/ssr.ts' },
})
