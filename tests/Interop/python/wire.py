"""Messages and calls from a descriptor set: nothing is generated, so nothing generated can be stale."""
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory


STREAMS = ("/Watch", "/GetEvidencePack", "/ExportSubjectAccess")


class Wire:
    def __init__(self, path):
        files = descriptor_pb2.FileDescriptorSet()
        with open(path, "rb") as stream:
            files.ParseFromString(stream.read())
        self.pool = descriptor_pool.DescriptorPool()
        for file in files.file:
            self.pool.Add(file)
        self.factory = message_factory.MessageFactory(self.pool)

    def message(self, name):
        return self.factory.GetPrototype(self.pool.FindMessageTypeByName(name))

    def method(self, call):
        service, name = call.split("/")
        return self.pool.FindServiceByName(f"reinstate.v1.{service}").FindMethodByName(name)

    def build(self, descriptor, fields):
        return json_format.ParseDict(fields, self.factory.GetPrototype(descriptor)())

    def callable(self, channel, call):
        """The stub of one method, as generated code would make it."""
        method = self.method(call)
        make = channel.unary_stream if call.endswith(STREAMS) else channel.unary_unary
        return make(
            f"/{method.containing_service.full_name}/{method.name}",
            request_serializer=lambda message: message.SerializeToString(),
            response_deserializer=self.factory.GetPrototype(method.output_type).FromString,
        )
