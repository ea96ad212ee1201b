declare module 'virtual:kkpr-coastline' {
  import type { Coastline } from './map/coastline.ts';

  const coastline: Coastline;
  export default coastline;
}

declare module '*.css';
