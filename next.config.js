/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  devIndicators: false,
  images: { unoptimized: true },
  // `npm run verify` checks the types of the whole tree; a court that starts Peshi need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["postgres", "drizzle-orm", "better-auth", "@sparticuz/chromium", "@e965/xlsx", "csv-parse"],
  // In development it would print addresses that are somebody's secret.
  logging: { incomingRequests: { ignore: [/^\/m\//, /^\/api\/(calendars|gateways)\//] } },
  experimental: { serverActions: { allowedOrigins: [] } },
};
