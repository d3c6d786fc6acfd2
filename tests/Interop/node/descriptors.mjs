// Schemas from a descriptor set: nothing is generated, so nothing generated can be stale.
import { readFileSync } from "node:fs";
import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";

export const descriptors = (path) => createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(path)));
