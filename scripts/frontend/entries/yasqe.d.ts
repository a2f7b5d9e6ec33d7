export { Yasqe } from "@zazuko/yasqe";
