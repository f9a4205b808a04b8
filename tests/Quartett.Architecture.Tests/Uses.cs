using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Quartett.Architecture.Tests;

/// <summary>Reads an assembly for all that its types name.</summary>
public static class Uses
{
    public static IReadOnlyList<Use> In(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
        return [.. module.Types.Where(type => type.Namespace.Length > 0).SelectMany(OfOutermost).Distinct()];
    }

    private static IEnumerable<Use> OfOutermost(TypeDefinition outermost) =>
        WithNested(outermost)
            .SelectMany(NamedBy)
            .SelectMany(Parts)
            .Select(Outermost)
            .Where(named => named.FullName != outermost.FullName)
            .Select(named => new Use(outermost.FullName, outermost.Namespace, named.FullName, named.Namespace));

    // lambdas, iterators and async methods are nested types of the compiler's making
    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<TypeReference?> NamedBy(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(one => one.InterfaceType),
        .. type.GenericParameters.SelectMany(one => one.Constraints).Select(one => one.ConstraintType),
        .. Attributes(type),
        .. type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)),
        .. type.Properties.SelectMany(property => Attributes(property).Append(property.PropertyType)),
        .. type.Events.Select(one => one.EventType),
        .. type.Methods.SelectMany(NamedBy),
    ];

    private static IEnumerable<TypeReference?> NamedBy(MethodDefinition method) =>
    [
        .. Signature(method),
        .. Attributes(method),
        .. method.Parameters.SelectMany(Attributes),
        .. method.GenericParameters.SelectMany(one => one.Constraints).Select(one => one.ConstraintType),
        .. method.HasBody ? NamedBy(method.Body) : [],
    ];

    private static IEnumerable<TypeReference?> NamedBy(MethodBody body) =>
    [
        .. body.Variables.Select(one => one.VariableType),
        .. body.ExceptionHandlers.Select(one => one.CatchType),
        .. body.Instructions.SelectMany(one => NamedBy(one.Operand)),
    ];

    private static IEnumerable<TypeReference?> NamedBy(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => Signature(method),
        CallSite call => [call.ReturnType, .. call.Parameters.Select(one => one.ParameterType)],
        _ => [],
    };

    private static IEnumerable<TypeReference?> Signature(MethodReference method) =>
    [
        method.DeclaringType,
        method.ReturnType,
        .. method.Parameters.Select(one => one.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider owner) =>
        owner.CustomAttributes.SelectMany(one => one.ConstructorArguments
            .Concat(one.Properties.Select(named => named.Argument))
            .Select(argument => argument.Value as TypeReference)
            .Append(one.AttributeType));

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Concat(Parts(generic.ElementType)),
        IModifierType modified => Parts(modified.ElementType).Concat(Parts(modified.ModifierType)),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
